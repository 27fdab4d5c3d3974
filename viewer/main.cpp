// firebreak-viewer: reads its command line, opens the window, and puts the parts together.
#include "viewer/session/training_session.hpp"
#include "viewer/window/options.hpp"
#include "viewer/window/program.hpp"

#include <cstddef>
#include <exception>
#include <iostream>
#include <span>

int main(int argc, char** argv) {
    using namespace firebreak::viewer;
    try {
        const std::span<const char* const> arguments{argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)};
        const ProgramOptions options = read_options(arguments);
        if (options.wants_help) {
            std::cout << usage();
            return kDone;
        }
        if (!options.trouble.empty()) {
            std::cerr << "firebreak-viewer: " << options.trouble << "\n\n" << usage();
            return kBadUsage;
        }
        TrainingSession session;
        Program program{options, session, {}};
        return program.run();
    } catch (const std::exception& error) {
        std::cerr << "firebreak-viewer: " << error.what() << '\n';
        return kFailed;
    }
}
