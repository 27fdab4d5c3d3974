#include "engine/sim/parallel.hpp"

#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace firebreak {

struct Workers::Arena {
    tbb::task_arena arena;
};

Workers::Workers(int threads) : threads_{std::max(threads, 1)} {
    if (threads_ > 1) arena_ = std::make_unique<Arena>(Arena{tbb::task_arena{threads_}});
}

Workers::~Workers() = default;

void Workers::for_each(std::size_t pieces, const std::function<void(int worker, std::size_t piece)>& work) {
    if (!arena_) {
        for (std::size_t piece = 0; piece < pieces; ++piece) work(0, piece);
        return;
    }
    arena_->arena.execute([&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>{0, pieces, 1}, [&](const tbb::blocked_range<std::size_t>& range) {
            const int worker = tbb::this_task_arena::current_thread_index();
            for (std::size_t piece = range.begin(); piece != range.end(); ++piece) work(worker, piece);
        });
    });
}

int Workers::available() noexcept { return std::max(1, tbb::info::default_concurrency()); }

}  // namespace firebreak
