#include "engine/cli/script_verb.hpp"

#include "engine/report/csv.hpp"
#include "engine/study/study_reader.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace firebreak {
namespace {

struct Options {
    std::filesystem::path study;
    std::filesystem::path out;
    std::filesystem::path file;
    bool is_slurm = false;
    int tasks = 4;
    int processors = 1;
    std::string time = "04:00:00";
    std::string memory = "4G";
};

// In quotes for a shell.
std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char letter : text) result += letter == '\'' ? std::string{"'\\''"} : std::string{letter};
    return result + "'";
}

std::string slurm_script(const Options& options, const Study& study) {
    const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
    const std::string study_file = std::filesystem::absolute(options.study).lexically_normal().string();
    const std::filesystem::path out = options.out.empty() ? std::filesystem::path{"out"} / study.name : options.out;
    const std::string folder = std::filesystem::absolute(out).lexically_normal().string();
    return fmt::format(
        "#!/bin/bash\n"
        "# {} tasks work on one study in one folder, which all of them must see. Sent once more, the script goes on with what is missing.\n"
        "#SBATCH --job-name={}\n"
        "#SBATCH --array=1-{}\n"
        "#SBATCH --cpus-per-task={}\n"
        "#SBATCH --mem={}\n"
        "#SBATCH --time={}\n"
        "# What is done is on the disk: when the time is up, nothing but the shards under way is lost.\n"
        "#SBATCH --signal=B:TERM@30\n"
        "\n"
        "exec {} study {} --out {} --threads \"${{SLURM_CPUS_PER_TASK:-1}}\" --no-wait\n",
        options.tasks, study.name, options.tasks, options.processors, options.memory, options.time, quoted(program), quoted(study_file),
        quoted(folder));
}

int write_script(const Options& options) {
    if (!options.is_slurm) throw InputError({"script"}, "knows one scheduler so far: give --slurm");
    Diagnostics problems;
    const Study study = read_study_file(options.study, problems);
    problems.throw_if_errors();
    const std::string text = slurm_script(options, study);
    if (!options.file.empty()) static_cast<void>(write_text_file(options.file, text));
    else fmt::print("{}", text);
    if (std::fflush(stdout) != 0) throw RunError("the script could not be printed");
    return 0;
}

}  // namespace

void register_script_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("script", "Write a script that runs a study on a cluster.");
    verb->add_option("study", options->study, "Study file.")->required();
    verb->add_flag("--slurm", options->is_slurm, "For Slurm: an array of tasks that share the study's folder.");
    verb->add_option("--tasks", options->tasks, "Tasks of the array.")->check(CLI::Range(1, 100'000));
    verb->add_option("--cpus-per-task", options->processors, "Processors, hence threads, of each task.")->check(CLI::Range(1, 1024));
    verb->add_option("--time", options->time, "Time limit of a task, as Slurm writes it.");
    verb->add_option("--mem", options->memory, "Memory of a task, as Slurm writes it.");
    verb->add_option("--out", options->out, "Folder of the study; out/NAME when left out.");
    verb->add_option("-o,--output", options->file, "File for the script; standard output when left out.");
    verb->footer(
        "Example:\n"
        "  firebreak script --slurm scenarios/policies_fr_bank.yaml --tasks 8 -o job.sh && sbatch job.sh");
    verb->callback([options, &exit_code] { exit_code = write_script(*options); });
}

}  // namespace firebreak
