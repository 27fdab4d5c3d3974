#include "viewer/network/gl_parts.hpp"

#include <array>
#include <stdexcept>
#include <string>

namespace firebreak::viewer {
namespace {

GLuint compiled(GLenum kind, const char* text) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    GLint is_good = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &is_good);
    if (is_good == GL_TRUE) return shader;
    std::array<char, 1024> words{};
    glGetShaderInfoLog(shader, static_cast<GLsizei>(words.size()), nullptr, words.data());
    glDeleteShader(shader);
    throw std::runtime_error(std::string{"the graphics driver refuses a shader: "} + words.data());
}

}  // namespace

GlProgram::GlProgram(const char* vertex_text, const char* fragment_text) {
    const GLuint vertex = compiled(GL_VERTEX_SHADER, vertex_text);
    const GLuint fragment = compiled(GL_FRAGMENT_SHADER, fragment_text);
    name_ = glCreateProgram();
    glAttachShader(name_, vertex);
    glAttachShader(name_, fragment);
    glLinkProgram(name_);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint is_good = GL_FALSE;
    glGetProgramiv(name_, GL_LINK_STATUS, &is_good);
    if (is_good == GL_TRUE) return;
    glDeleteProgram(name_);
    throw std::runtime_error("the graphics driver cannot link a program");
}

}  // namespace firebreak::viewer
