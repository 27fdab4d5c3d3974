#include "viewer/state/messages.hpp"

#include <utility>

namespace firebreak::viewer {

void Messages::add(Message::Kind kind, std::string text, double now) {
    if (!list_.empty() && list_.back().kind == kind && list_.back().text == text) {
        list_.back().since = now;
        ++list_.back().repeats;
        return;
    }
    if (list_.size() >= kMostMessages) list_.erase(list_.begin());
    list_.push_back({kind, std::move(text), now, 0});
}

}  // namespace firebreak::viewer
