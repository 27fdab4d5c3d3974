#include "engine/cli/interrupt.hpp"

#include "engine/plugin/call_board.hpp"

#include <csignal>

namespace firebreak {
namespace {

volatile std::sig_atomic_t g_interrupts = 0;

extern "C" void on_interrupt(int signal) {
    g_interrupts = 1;
    if (CallBoard* board = call_board()) ++board->requests_heard;
    std::signal(signal, SIG_DFL);
}

}  // namespace

void catch_interrupts() {
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
}

bool is_interrupted() noexcept { return g_interrupts != 0; }

}  // namespace firebreak
