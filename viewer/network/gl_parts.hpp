// OpenGL objects that delete themselves, and programs made from text.
#pragma once

#include <epoxy/gl.h>

#include <utility>

namespace firebreak::viewer {

/// Holds the name of one object. Move-only.
template <class Traits>
class GlObject {
  public:
    GlObject() { Traits::make(&name_); }
    ~GlObject() {
        if (name_ != 0) Traits::remove(&name_);
    }
    GlObject(GlObject&& other) noexcept : name_{std::exchange(other.name_, 0)} {}
    GlObject& operator=(GlObject&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    GlObject(const GlObject&) = delete;
    GlObject& operator=(const GlObject&) = delete;
    [[nodiscard]] GLuint name() const noexcept { return name_; }

  private:
    GLuint name_ = 0;
};

struct BufferTraits {
    static void make(GLuint* name) { glGenBuffers(1, name); }
    static void remove(const GLuint* name) { glDeleteBuffers(1, name); }
};
struct VertexArrayTraits {
    static void make(GLuint* name) { glGenVertexArrays(1, name); }
    static void remove(const GLuint* name) { glDeleteVertexArrays(1, name); }
};
struct TextureTraits {
    static void make(GLuint* name) { glGenTextures(1, name); }
    static void remove(const GLuint* name) { glDeleteTextures(1, name); }
};
struct FramebufferTraits {
    static void make(GLuint* name) { glGenFramebuffers(1, name); }
    static void remove(const GLuint* name) { glDeleteFramebuffers(1, name); }
};
using GlBuffer = GlObject<BufferTraits>;
using GlVertexArray = GlObject<VertexArrayTraits>;
using GlTexture = GlObject<TextureTraits>;
using GlFramebuffer = GlObject<FramebufferTraits>;

/// A program of two shaders.
class GlProgram {
  public:
    /// Throws std::runtime_error with the compiler's words.
    GlProgram(const char* vertex_text, const char* fragment_text);
    ~GlProgram() { glDeleteProgram(name_); }
    GlProgram(const GlProgram&) = delete;
    GlProgram& operator=(const GlProgram&) = delete;
    [[nodiscard]] GLuint name() const noexcept { return name_; }
    [[nodiscard]] GLint place_of(const char* uniform) const noexcept { return glGetUniformLocation(name_, uniform); }

  private:
    GLuint name_ = 0;
};

}  // namespace firebreak::viewer
