#include "engine/study/shard_file.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/disk_error.hpp"
#include "engine/study/database.hpp"
#include "engine/study/process_mark.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include <unistd.h>

namespace firebreak {
namespace {

constexpr std::string_view kAside = ".part-";

void fill(const std::filesystem::path& file, std::span<const ShardRecord> records) {
    Database database{file, Database::Use::create};
    database.run("BEGIN");
    database.run("CREATE TABLE records (run INTEGER PRIMARY KEY, record BLOB NOT NULL)");
    {
        SqlStatement insert = database.prepare("INSERT INTO records VALUES (?, ?)");
        for (const ShardRecord& record : records) insert.integer(1, static_cast<std::int64_t>(record.run)).bytes(2, record.bytes).finish();
    }
    database.run("COMMIT");
    database.close();
}

// Goes away with everything that went wrong.
struct Aside {
    std::filesystem::path file;
    ~Aside() { ::unlink(file.c_str()); }
};

}  // namespace

void write_shard(const StudyFolder& folder, std::span<const ShardRecord> records) {
    if (records.empty()) return;
    const std::string name = fmt::format("runs-{}-{}.sqlite", records.front().run, records.back().run + 1);
    const Aside aside{folder.shards() / fmt::format("{}{}-{}", kAside, own_process_mark(), name)};
    ::unlink(aside.file.c_str());
    fill(aside.file, records);
    if (::link(aside.file.c_str(), (folder.shards() / name).c_str()) != 0 && errno != EEXIST)
        throw DiskError(fmt::format("{}: cannot be put in place: {}", (folder.shards() / name).string(), std::strerror(errno)));
    sync_to_disk(folder.shards());
}

std::vector<std::filesystem::path> shards_in(const StudyFolder& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry{folder.shards(), error}, end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with("runs-") && name.ends_with(".sqlite")) files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void read_shard(const std::filesystem::path& file, const std::function<void(std::uint64_t run, std::span<const std::byte> bytes)>& take) {
    Database database{file, Database::Use::read};
    SqlStatement select = database.prepare("SELECT run, record FROM records ORDER BY run");
    while (select.step()) {
        const std::vector<std::byte> bytes = select.bytes_at(1);
        take(static_cast<std::uint64_t>(select.integer_at(0)), bytes);
    }
}

void remove_half_written(const StudyFolder& folder) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry{folder.shards(), error}, end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(kAside)) continue;
        const std::string rest = name.substr(kAside.size());
        if (is_known_dead(rest.substr(0, rest.rfind("-runs-")))) ::unlink(entry->path().c_str());
    }
}

}  // namespace firebreak
