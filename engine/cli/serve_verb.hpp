// firebreak serve: a run that another program steers.
#pragma once

namespace CLI {
class App;
}

namespace firebreak {

void register_serve_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
