-- Stores rows that are not older than what is stored, and markers. A script is one moment of the server: all of it happens, or none.
-- KEYS[1]: the hash of markers; KEYS[2..]: rows. ARGV[1]: how many markers; then name and value of each; then the rows.
-- A row's header, little endian: checksum (4 bytes), fingerprint of its columns (4), time of its newest event (8). See PackedRow.
local header = 16
local first = 2 + 2 * tonumber(ARGV[1])
local written = {}
for i = 2, #KEYS do
    local row = ARGV[first + i - 2]
    local stored = redis.call('GETRANGE', KEYS[i], 0, header - 1)
    local replaces = #stored < header
        or string.sub(stored, 5, 8) ~= string.sub(row, 5, 8)
        or struct.unpack('<i8', row, 9) >= struct.unpack('<i8', stored, 9)
    if replaces then
        redis.call('SET', KEYS[i], row)
    end
    written[i - 1] = replaces and 1 or 0
end
for at = 2, first - 1, 2 do
    redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1])
end
return written
