#include "engine/report/chart_files.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/report_model.hpp"

#include <fmt/format.h>

#include <spawn.h>
#include <sys/wait.h>
#include <system_error>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX asks for it

namespace firebreak {
namespace {

namespace fs = std::filesystem;

// The shell's own code for "no such program".
constexpr int kNotFound = 127;

// Exit code of the program, or kNotFound. No shell reads the arguments.
int run(std::vector<std::string> arguments) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, pointers.front(), nullptr, nullptr, pointers.data(), environ) != 0) return kNotFound;
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return 1;
    return WEXITSTATUS(status);
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw InputError({.file = folder.string()}, fmt::format("cannot be made for the charts: {}", error.message()));
}

}  // namespace

std::vector<std::string> chart_file_names(const ReportDocument& document) {
    std::vector<std::string> names;
    for (const ReportSection& section : document.sections) {
        for (const ReportBlock& block : section.blocks) {
            const auto* chart = std::get_if<ReportChart>(&block);
            if (chart == nullptr) continue;
            if (chart->choices.empty()) names.push_back(chart->id);
            for (const ReportChoice& choice : chart->choices) names.push_back(fmt::format("{}-{}", chart->id, choice.key));
        }
    }
    return names;
}

ChartFiles write_chart_files(const ReportDocument& document, const ReportAssets& assets, const fs::path& folder, Language language) {
    make_folder(folder);
    ChartFiles files;
    const fs::path data = folder / "charts.json";
    static_cast<void>(write_text_file(data, report_json(document, language)));
    const std::string_view word = language == Language::french ? "fr" : "en";
    const int drawn = run({"node", (assets.folder / "render_charts.cjs").string(), data.string(), folder.string(), std::string{word}});
    if (drawn != 0) {
        files.problems.push_back(drawn == kNotFound ? "no charts written: they need node (Debian: apt-get install nodejs)"
                                                    : fmt::format("no charts written: node ended with code {}", drawn));
        return files;
    }
    bool has_converter = true;
    for (const std::string& name : chart_file_names(document)) {
        files.written.push_back(name + ".svg");
        if (!has_converter) continue;
        const int converted =
            run({"rsvg-convert", "--zoom", "2", (folder / (name + ".svg")).string(), "--output", (folder / (name + ".png")).string()});
        has_converter = converted != kNotFound;
        if (converted == 0) files.written.push_back(name + ".png");
        else if (has_converter)
            files.problems.push_back(fmt::format("{}.png not written: rsvg-convert ended with code {}", name, converted));
        else files.problems.emplace_back("charts written as SVG only: PNG needs rsvg-convert (Debian: apt-get install librsvg2-bin)");
    }
    return files;
}

}  // namespace firebreak
