#include "engine/study/study_folder.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/disk_error.hpp"

#include <fmt/format.h>

#include <system_error>

namespace firebreak {

void StudyFolder::make() const {
    for (const std::filesystem::path& folder : {path, networks(), shards(), leases(), tables()}) {
        std::error_code error;
        std::filesystem::create_directories(folder, error);
        if (!error) continue;
        const std::string text = fmt::format("cannot create the folder {}: {}", folder.string(), error.message());
        if (error == std::errc::no_space_on_device) throw DiskError(text);
        throw RunError(text);
    }
}

}  // namespace firebreak
