#include "viewer/state/runs.hpp"

namespace firebreak::viewer {

double value_of(const LivePoint& point, Curve curve) noexcept {
    switch (curve) {
        case Curve::volume: return static_cast<double>(point.volume);
        case Curve::complaints: return static_cast<double>(point.complaints);
        case Curve::replies: return static_cast<double>(point.replies);
        case Curve::backlog: return static_cast<double>(point.backlog);
        case Curve::buzz: return point.buzz;
        case Curve::reach: return static_cast<double>(point.cumulative_reach);
        case Curve::spent: return point.spent;
    }
    return 0.0;
}

}  // namespace firebreak::viewer
