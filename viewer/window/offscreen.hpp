// OpenGL without a display: a context of EGL's surfaceless platform, and a picture to draw into. Drawn by software where there is no
// graphics card.
#pragma once

#include <string>

namespace firebreak::viewer {

/// One at a time on a thread; its context is current from the constructor to the destructor.
class Offscreen {
  public:
    /// OpenGL 3.3 core. A picture of width x height pixels, or none where a side is 0, for those who draw into their own.
    explicit Offscreen(int width = 0, int height = 0);
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    /// Why there is none, in a few words; empty when there is.
    [[nodiscard]] const std::string& trouble() const noexcept { return trouble_; }
    /// From here on everything is drawn into its picture, and read from it.
    void bind() const;
    [[nodiscard]] int width() const noexcept { return width_; }
    [[nodiscard]] int height() const noexcept { return height_; }

  private:
    // EGL's own types are pointers.
    void* display_ = nullptr;
    void* context_ = nullptr;
    unsigned int framebuffer_ = 0;
    unsigned int colours_ = 0;
    int width_ = 0;
    int height_ = 0;
    std::string trouble_;
};

}  // namespace firebreak::viewer
