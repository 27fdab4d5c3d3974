// An issue as the rest of the simulation sees it: how vivid, whose fault, when it last made news, when its cause was mended.
#pragma once

#include "engine/core/time.hpp"
#include "engine/scenario/incident_params.hpp"

#include <string>
#include <vector>

namespace firebreak {

/// State of one issue; issue 0 is the background. Times in it may lie in the future: a reader compares them with its own time.
struct Issue {
    std::string id = "background";
    Cluster cluster = Cluster::accidental;
    double vividness = 1.0;
    double residual = 1.0;
    /// Background and chronic issues: every root post is news.
    bool is_news_per_root = true;
    /// When it broke out, recurred or the company spoke, ascending.
    std::vector<Time> news;
    /// When a root-cause fix takes effect.
    Time fixed = kNever;
    Time fix_started = kNever;

    /// Age of the newest news at `now`; of the root post where every root is news.
    [[nodiscard]] Duration age_of_news(Time now, Time root_posted) const noexcept;
    /// Adds a news item in its place.
    void add_news(Time when);
};

/// Background first, then the scenario's incidents in their order.
using Issues = std::vector<Issue>;

}  // namespace firebreak
