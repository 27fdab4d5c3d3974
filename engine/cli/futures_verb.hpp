// firebreak futures: what may come after a moment of a run, under one strategy or another.
#pragma once

namespace CLI {
class App;
}

namespace firebreak {

void register_futures_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
