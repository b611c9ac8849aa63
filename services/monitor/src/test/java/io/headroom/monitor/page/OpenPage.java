package io.headroom.monitor.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page with a record of what it complained of and whom it asked. */
public final class OpenPage implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> hosts = new CopyOnWriteArrayList<>();

    private OpenPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
    }

    public static OpenPage of(Chromium chromium, String url, Browser.NewContextOptions options) {
        OpenPage open = new OpenPage(chromium.browser().newContext(options));
        open.page.navigate(url);
        return open;
    }

    public Page page() {
        return page;
    }

    /** Errors and warnings of the console, and faults of scripts. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Host and port of every request. */
    public List<String> hosts() {
        return hosts.stream().distinct().toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
