#include "viewer/window/options.hpp"

#include "engine/scenario/typed_reader.hpp"

#include <charconv>
#include <string_view>

namespace firebreak::viewer {
namespace {

constexpr int kLeastSide = 320;
constexpr int kMostSide = 16'384;
constexpr float kLeastScale = 0.5F;
constexpr float kMostScale = 4.0F;

template <class T>
std::optional<T> number_in(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

void read_size(std::string_view text, ProgramOptions& options) {
    const std::size_t cross = text.find('x');
    if (cross != std::string_view::npos) {
        options.width = number_in<int>(text.substr(0, cross));
        options.height = number_in<int>(text.substr(cross + 1));
    }
    const auto fits = [](const std::optional<int>& side) { return side && *side >= kLeastSide && *side <= kMostSide; };
    if (!fits(options.width) || !fits(options.height)) {
        options.trouble = "--size must be WIDTHxHEIGHT between 320 and 16384, such as 1600x1000, and is '" + std::string{text} + "'";
    }
}

void read_scale(std::string_view text, ProgramOptions& options) {
    options.scale = number_in<float>(text);
    if (!options.scale || !(*options.scale >= kLeastScale && *options.scale <= kMostScale)) {
        options.trouble = "--scale must be a number between 0.5 and 4, and is '" + std::string{text} + "'";
    }
}

void read_at(std::string_view text, ProgramOptions& options) {
    const Reading<Duration> reading = read_instant(text, {});
    if (reading.value) options.at = kStart + *reading.value;
    else options.trouble = "--at must be a point in time such as 'd7 09:30', and is '" + std::string{text} + "'";
}

// Takes the value of an option. False for an option that does not exist.
bool read_option(std::string_view name, std::string_view value, ProgramOptions& options) {
    if (name == "--lang") {
        if (value == "en") options.language = Language::english;
        else if (value == "fr") options.language = Language::french;
        else options.trouble = "--lang must be en or fr, and is '" + std::string{value} + "'";
    } else if (name == "--theme") {
        if (value == "dark") options.theme = ThemeName::dark;
        else if (value == "light") options.theme = ThemeName::light;
        else if (value == "contrast") options.theme = ThemeName::contrast;
        else options.trouble = "--theme must be dark, light or contrast, and is '" + std::string{value} + "'";
    } else if (name == "--scale") {
        read_scale(value, options);
    } else if (name == "--size") {
        read_size(value, options);
    } else if (name == "--screenshot") {
        options.screenshot = value;
    } else if (name == "--items") {
        options.items = value;
    } else if (name == "--at") {
        read_at(value, options);
    } else {
        return false;
    }
    return true;
}

}  // namespace

std::string usage() {
    return "Usage: firebreak-viewer [SCENARIO or SESSION] [options]\n"
           "\n"
           "  --lang en|fr                   language of the window\n"
           "  --theme dark|light|contrast    its colours\n"
           "  --scale N                      size of everything, 0.5 to 4 (high-DPI screens, projectors)\n"
           "  --size WIDTHxHEIGHT            size of the window\n"
           "  --screenshot FILE              draw one picture into FILE and end; needs no display\n"
           "  --at TIME                      moment of that picture, such as 'd7 09:30'\n"
           "  --items FILE                   write what stands where into FILE, as JSON, for programs that drive the window\n"
           "  --help                         this text\n";
}

ProgramOptions read_options(std::span<const char* const> arguments) {
    ProgramOptions options;
    for (std::size_t i = 0; i < arguments.size() && options.trouble.empty(); ++i) {
        const std::string_view argument{arguments[i]};
        if (argument == "--help" || argument == "-h") {
            options.wants_help = true;
        } else if (argument.starts_with("--")) {
            const std::size_t equals = argument.find('=');
            const std::string_view name = argument.substr(0, equals);
            const bool has_value = equals != std::string_view::npos || i + 1 < arguments.size();
            const std::string_view value = equals != std::string_view::npos ? argument.substr(equals + 1)
                                           : has_value                      ? std::string_view{arguments[++i]}
                                                                            : std::string_view{};
            if (!read_option(name, value, options)) options.trouble = "there is no option '" + std::string{name} + "'";
            else if (!has_value) options.trouble = std::string{name} + " needs a value";
        } else if (options.file.empty()) {
            options.file = argument;
        } else {
            options.trouble = "only one scenario or session can be opened, and '" + std::string{argument} + "' is a second one";
        }
    }
    return options;
}

}  // namespace firebreak::viewer
