#include "engine/core/archive.hpp"

#include "engine/core/diagnostics.hpp"

namespace firebreak {

const std::byte* Reader::take(std::size_t size) {
    if (size > bytes_.size()) throw RunError("the checkpoint is cut short or damaged");
    const std::byte* data = bytes_.data();
    bytes_ = bytes_.subspan(size);
    return data;
}

void Reader::require_count(std::uint64_t count, std::size_t item_size) const {
    if (count > bytes_.size() / item_size) throw RunError("the checkpoint is cut short or damaged");
}

}  // namespace firebreak
