#include "engine/measure/simplex_search.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

// from + factor (from - to): 1 mirrors `to` at `from`, -1/2 goes half way to it.
std::vector<double> beyond(const std::vector<double>& from, const std::vector<double>& to, double factor) {
    std::vector<double> point(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) point[i] = from[i] + factor * (from[i] - to[i]);
    return point;
}

std::vector<double> centre_of_best(const std::vector<LowPoint>& corners) {
    const std::size_t best = corners.size() - 1;
    std::vector<double> centre(best);
    for (std::size_t corner = 0; corner < best; ++corner) {
        for (std::size_t i = 0; i < best; ++i) centre[i] += corners[corner].at[i] / static_cast<double>(best);
    }
    return centre;
}

double width_of(const std::vector<LowPoint>& corners) {
    double width = 0.0;
    for (const LowPoint& corner : corners) {
        for (std::size_t i = 0; i < corner.at.size(); ++i) width = std::max(width, std::fabs(corner.at[i] - corners.front().at[i]));
    }
    return width;
}

}  // namespace

LowPoint search_low_point(const std::function<double(const std::vector<double>&)>& value_at, const std::vector<double>& start, double step,
                          double precision, std::size_t most) {
    std::size_t calls = 0;
    const auto tried = [&](std::vector<double> at) {
        ++calls;
        const double value = value_at(at);
        return LowPoint{std::move(at), value};
    };
    std::vector<LowPoint> corners{tried(start)};
    for (std::size_t i = 0; i < start.size(); ++i) {
        std::vector<double> at = start;
        at[i] += step;
        corners.push_back(tried(std::move(at)));
    }
    const auto by_value = [](const LowPoint& a, const LowPoint& b) { return a.value < b.value; };
    std::stable_sort(corners.begin(), corners.end(), by_value);
    while (calls < most && width_of(corners) > precision) {
        const std::vector<double> centre = centre_of_best(corners);
        LowPoint& worst = corners.back();
        LowPoint mirrored = tried(beyond(centre, worst.at, 1.0));
        if (mirrored.value < corners.front().value) {
            LowPoint further = tried(beyond(centre, worst.at, 2.0));
            worst = further.value < mirrored.value ? std::move(further) : std::move(mirrored);
        } else if (mirrored.value < corners[corners.size() - 2].value) {
            worst = std::move(mirrored);
        } else {
            if (mirrored.value < worst.value) worst = std::move(mirrored);
            LowPoint nearer = tried(beyond(centre, worst.at, -0.5));
            if (nearer.value < worst.value) {
                worst = std::move(nearer);
            } else {
                for (std::size_t i = 1; i < corners.size(); ++i) corners[i] = tried(beyond(corners[0].at, corners[i].at, -0.5));
            }
        }
        std::stable_sort(corners.begin(), corners.end(), by_value);
    }
    return corners.front();
}

}  // namespace firebreak
