// `firebreak gain`: the effective gain of a scenario, without running it.
#pragma once

namespace CLI {
class App;
}

namespace firebreak {

/// Adds the verb to `app`; `exit_code` is set when it is carried out.
void register_gain_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
