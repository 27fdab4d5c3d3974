#include "viewer/window/memory.hpp"

#include <unistd.h>

#include <fstream>

namespace firebreak::viewer {

float resident_megabytes() {
    std::ifstream file{"/proc/self/statm"};
    long total = 0;
    long resident = 0;
    if (!(file >> total >> resident)) return 0.0F;
    return static_cast<float>(resident) * static_cast<float>(sysconf(_SC_PAGESIZE)) / 1e6F;
}

}  // namespace firebreak::viewer
