#include "viewer/window/items_file.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <fstream>
#include <string_view>

namespace firebreak::viewer {

void write_items(const std::filesystem::path& file, const ItemProbe& probe, const ViewerState& state, const LiveSnapshot& live) {
    using Json = nlohmann::ordered_json;
    constexpr std::array<std::string_view, 4> kStates{"loading", "paused", "running", "done"};
    constexpr std::size_t kLast = 8;
    Json items = Json::object();
    for (const NamedItem& item : probe.items()) {
        if (!items.contains(item.name)) items[item.name] = {item.rect.left, item.rect.top, item.rect.right, item.rect.bottom};
    }
    Json messages = Json::array();
    const std::vector<Message>& all = state.messages.list();
    for (std::size_t i = all.size() > kLast ? all.size() - kLast : 0; i < all.size(); ++i) messages.push_back(all[i].text);
    const Json text{{"now_us", microseconds_of(live.figures.now)},
                    {"state", kStates[static_cast<std::size_t>(live.figures.state)]},
                    {"branch", live.figures.branch},
                    {"journal_entries", live.figures.journal_entries},
                    {"is_open", state.is_scenario_open},
                    {"is_working", state.progress.is_running || state.futures.is_running},
                    {"frames", state.frames},
                    {"frame_ms", state.frame_ms},
                    {"interface_ms", state.interface_ms},
                    {"messages", messages},
                    {"items", items}};
    const std::filesystem::path aside = file.string() + ".part";
    std::ofstream{aside} << text.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::error_code ignored;
    std::filesystem::rename(aside, file, ignored);
}

}  // namespace firebreak::viewer
