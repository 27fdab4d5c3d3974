// The one door to TBB: a fixed number of workers that share out independent pieces of work.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace firebreak {

/// `threads` workers, numbered from 0. Which worker does which piece is up to the scheduler and must not matter.
class Workers {
  public:
    explicit Workers(int threads);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    [[nodiscard]] int count() const noexcept { return threads_; }
    /// Calls work(worker, piece) for every piece in [0, pieces), and returns when all are done. An exception in one is rethrown.
    void for_each(std::size_t pieces, const std::function<void(int worker, std::size_t piece)>& work);

    /// As many as the machine runs at once.
    [[nodiscard]] static int available() noexcept;

  private:
    struct Arena;
    int threads_;
    std::unique_ptr<Arena> arena_;
};

}  // namespace firebreak
