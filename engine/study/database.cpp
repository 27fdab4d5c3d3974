#include "engine/study/database.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/disk_error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace firebreak {

struct Database::Connection {
    sqlite3* handle = nullptr;
    ~Connection() { sqlite3_close(handle); }
};

struct SqlStatement::Handle {
    sqlite3_stmt* handle = nullptr;
    std::filesystem::path file;
    ~Handle() { sqlite3_finalize(handle); }
};

namespace {

[[noreturn]] void fail(sqlite3* connection, const std::filesystem::path& file) {
    const int code = sqlite3_errcode(connection) & 0xff;
    const int error = sqlite3_system_errno(connection);
    if (code == SQLITE_FULL || error == ENOSPC || error == EDQUOT)
        throw DiskError(fmt::format("{}: cannot be written: {}", file.string(), std::strerror(ENOSPC)));
    if (code == SQLITE_IOERR) throw DiskError(fmt::format("{}: cannot be read or written to its end", file.string()));
    throw RunError(fmt::format("{}: {}", file.string(), sqlite3_errmsg(connection)));
}

void require(bool is_good, sqlite3_stmt* handle, const std::filesystem::path& file) {
    if (!is_good) fail(sqlite3_db_handle(handle), file);
}

/// SQLITE_TRANSIENT without its old-style cast: what is bound is copied.
sqlite3_destructor_type copied() noexcept { return reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1}); }

}  // namespace

SqlStatement::SqlStatement(std::unique_ptr<Handle> handle) : handle_{std::move(handle)} {}
SqlStatement::~SqlStatement() = default;
SqlStatement::SqlStatement(SqlStatement&&) noexcept = default;

SqlStatement& SqlStatement::integer(int place, std::int64_t value) {
    require(sqlite3_bind_int64(handle_->handle, place, value) == SQLITE_OK, handle_->handle, handle_->file);
    return *this;
}

SqlStatement& SqlStatement::real(int place, std::optional<double> value) {
    const int code = value ? sqlite3_bind_double(handle_->handle, place, *value) : sqlite3_bind_null(handle_->handle, place);
    require(code == SQLITE_OK, handle_->handle, handle_->file);
    return *this;
}

SqlStatement& SqlStatement::text(int place, std::string_view value) {
    const int code =
        sqlite3_bind_text64(handle_->handle, place, value.data() == nullptr ? "" : value.data(), value.size(), copied(), SQLITE_UTF8);
    require(code == SQLITE_OK, handle_->handle, handle_->file);
    return *this;
}

SqlStatement& SqlStatement::bytes(int place, std::span<const std::byte> value) {
    const int code = sqlite3_bind_blob64(handle_->handle, place, value.data(), value.size(), copied());
    require(code == SQLITE_OK, handle_->handle, handle_->file);
    return *this;
}

bool SqlStatement::step() {
    const int code = sqlite3_step(handle_->handle);
    require(code == SQLITE_ROW || code == SQLITE_DONE, handle_->handle, handle_->file);
    return code == SQLITE_ROW;
}

void SqlStatement::finish() {
    while (step()) {
    }
    sqlite3_reset(handle_->handle);
}

std::int64_t SqlStatement::integer_at(int column) const { return sqlite3_column_int64(handle_->handle, column); }

std::string SqlStatement::text_at(int column) const {
    const unsigned char* text = sqlite3_column_text(handle_->handle, column);
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(handle_->handle, column))};
}

std::vector<std::byte> SqlStatement::bytes_at(int column) const {
    const auto* first = static_cast<const std::byte*>(sqlite3_column_blob(handle_->handle, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_->handle, column));
    return first == nullptr ? std::vector<std::byte>{} : std::vector<std::byte>{first, first + size};
}

Database::Database(const std::filesystem::path& file, Use use) : file_{file}, use_{use}, connection_{std::make_unique<Connection>()} {
    const int flags = use == Use::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    // Without locks: file systems that are shared between machines often have none that work, and nobody else writes this file.
    if (sqlite3_open_v2(file.c_str(), &connection_->handle, flags, "unix-none") != SQLITE_OK) fail(connection_->handle, file_);
    if (use == Use::read) return;
    // A file that is not whole is thrown away, so SQLite need not be able to repair it.
    run("PRAGMA journal_mode=OFF");
    run("PRAGMA synchronous=OFF");
}

Database::~Database() = default;

void Database::run(const std::string& sql) {
    if (sqlite3_exec(connection_->handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(connection_->handle, file_);
}

SqlStatement Database::prepare(const std::string& sql) {
    auto handle = std::make_unique<SqlStatement::Handle>();
    handle->file = file_;
    if (sqlite3_prepare_v2(connection_->handle, sql.c_str(), -1, &handle->handle, nullptr) != SQLITE_OK) fail(connection_->handle, file_);
    return SqlStatement{std::move(handle)};
}

void Database::close() {
    if (sqlite3_close(connection_->handle) != SQLITE_OK) fail(connection_->handle, file_);
    connection_->handle = nullptr;
    if (use_ == Use::create) sync_to_disk(file_);
}

void sync_to_disk(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_done = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (!is_done) throw DiskError(fmt::format("{}: cannot be put on the disk: {}", path.string(), std::strerror(error)));
}

}  // namespace firebreak
