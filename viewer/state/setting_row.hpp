// A parameter or standing order as the steer panel shows it: one row, one widget. Filled in from the field tables.
#pragma once

#include "engine/params/field.hpp"

#include <limits>
#include <string>
#include <vector>

namespace firebreak::viewer {

struct SettingRow {
    enum class Reach : std::uint8_t {
        order,   ///< a standing order of the company: changes at once
        live,    ///< a parameter that a running simulation takes over
        restart  ///< a parameter that only a new start takes over
    };
    Reach reach = Reach::live;
    /// Section in which it is listed: "company.desk".
    std::string section;
    /// As `--set` and Command::key write it.
    std::string key;
    std::string help;
    Kind kind = Kind::real;
    Unit unit = Unit::none;
    /// Durations in hours.
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    std::vector<std::string> choices;
    /// As a scenario writes it: "0.25", "90 min", "true", "fifo".
    std::string value;
    std::string default_value;
};

/// A strategy that can be chosen.
struct StrategyRow {
    std::string name;
    std::string description;
    /// Empty, or why it cannot be used: a plugin that crashed.
    std::string trouble;
};

}  // namespace firebreak::viewer
