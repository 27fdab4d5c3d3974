#include "viewer/exercise/session_file.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/hash.hpp"
#include "engine/graph/pending_file.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "viewer/exercise/session_json.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace firebreak::viewer {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t kMostBytes = std::uintmax_t{256} << 20;
constexpr const char* kUntouched = "the file was left as it is";

// Broken characters are replaced: nothing that is typed may keep a session from being saved.
std::string dumped(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string digest_of(const Json& content) { return fmt::format("{:016x}", hash_text(dumped(content))); }

ReadSession refused(const std::string& name, const std::string& why) {
    return {std::nullopt, fmt::format("{}: {}; {}.", name, why, kUntouched)};
}

// The rename is on the disk only once the folder is. A folder that cannot be flushed has the file all the same.
void flush_folder(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    static_cast<void>(::fsync(descriptor));
    ::close(descriptor);
}

}  // namespace

std::string session_text(const SavedSession& session) {
    Json content = json_of(session);
    Json json{{"firebreak_session", kSessionFormat}, {"digest", digest_of(content)}};
    for (auto& [key, value] : content.items()) json[key] = std::move(value);
    return dumped(json);
}

ReadSession read_session_text(std::string_view text, const std::string& name) {
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        const bool is_cut = text.find("\"firebreak_session\"") != std::string_view::npos;
        return refused(name, is_cut ? "is damaged or was cut short" : "is no session");
    }
    const auto format = json.is_object() ? json.find("firebreak_session") : json.end();
    if (!json.is_object() || format == json.end() || !format->is_number_integer()) return refused(name, "is no session");
    if (format->get<std::int64_t>() > kSessionFormat)
        return refused(name, fmt::format("was saved by a newer firebreak (format {}, and this one reads up to {})",
                                         format->get<std::int64_t>(), kSessionFormat));
    const auto digest = json.find("digest");
    const std::string stated = digest != json.end() && digest->is_string() ? digest->get<std::string>() : std::string{};
    json.erase("firebreak_session");
    json.erase("digest");
    const bool is_as_saved = stated == digest_of(json);
    SavedSession session;
    if (const std::string problem = read_json(json, session); !problem.empty()) return refused(name, "is damaged: " + problem);
    return {std::move(session),
            is_as_saved
                ? std::string{}
                : fmt::format("{}: was changed after it was saved, by hand or by a fault of the disk; look it over before you rely on it.",
                              name)};
}

ReadSession read_session(const std::filesystem::path& file) {
    std::error_code failure;
    if (std::filesystem::is_directory(file, failure)) return refused(file.string(), "is a folder, not a session");
    const std::uintmax_t size = std::filesystem::file_size(file, failure);
    if (failure) return {std::nullopt, fmt::format("{}: cannot be read: {}.", file.string(), failure.message())};
    if (size > kMostBytes) return refused(file.string(), "is too large for a session");
    errno = 0;
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    // An empty file sets the stream's fail bit, and is told below.
    if (in && size > 0) text << in.rdbuf();
    if (!in.is_open() || in.bad())
        return {std::nullopt, fmt::format("{}: cannot be read: {}.", file.string(), std::generic_category().message(errno))};
    return read_session_text(text.str(), file.string());
}

std::string save_text(std::string_view text, const std::filesystem::path& file) {
    // A door between what throws and a window that must go on.
    try {
        PendingFile pending{file};
        pending.write(text);
        pending.commit();
        flush_folder(file);
        return {};
    } catch (const std::runtime_error& error) {
        return std::string{error.what()};
    }
}

std::string save_session(const SavedSession& session, const std::filesystem::path& file) { return save_text(session_text(session), file); }

std::string export_journal(std::span<const Command> journal, const std::filesystem::path& file) {
    return save_text(commands_to_yaml(journal), file);
}

}  // namespace firebreak::viewer
