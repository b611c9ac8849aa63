-- Stores rows that are not older than what is stored, and markers. A script is one moment of the server: all of it happens, or none.
-- ARGV[1]: how many markers. KEYS: those of the markers, then those of the rows. ARGV[2..]: their values, in the same order.
-- A row's header, little endian: checksum (4 bytes), fingerprint of its columns (4), time of its newest event (8). See PackedRow.
local header = 16
local markers = tonumber(ARGV[1])
local written = {}
for i = markers + 1, #KEYS do
    local row = ARGV[i + 1]
    local stored = redis.call('GETRANGE', KEYS[i], 0, header - 1)
    local replaces = #stored < header
        or string.sub(stored, 5, 8) ~= string.sub(row, 5, 8)
        or struct.unpack('<i8', row, 9) >= struct.unpack('<i8', stored, 9)
    if replaces then
        redis.call('SET', KEYS[i], row)
    end
    written[i - markers] = replaces and 1 or 0
end
for i = 1, markers do
    redis.call('SET', KEYS[i], ARGV[i + 1])
end
return written
