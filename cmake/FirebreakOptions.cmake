# What can be switched when configuring, and the one target that carries our compiler flags.

option(FIREBREAK_BUILD_TESTS "Build the tests" ON)
option(FIREBREAK_WERROR "Treat warnings as errors" OFF)
set(FIREBREAK_SANITIZE "" CACHE STRING "Sanitizers to build with, as the compiler spells them (address,undefined or thread)")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Programs and plugins stand where a user looks for them, whatever the preset: bin/ and lib/firebreak/plugins/.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set(FIREBREAK_PLUGIN_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/firebreak/plugins)

add_library(firebreak_flags INTERFACE)
target_include_directories(firebreak_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(firebreak_flags INTERFACE cxx_std_20)
# -ffp-contract=off: a fused multiply-add would give other bits on processors that lack it.
target_compile_options(firebreak_flags INTERFACE
  -ffp-contract=off -fvisibility=hidden -Wall -Wextra -Wpedantic -Wshadow -Wcast-align
  $<$<COMPILE_LANGUAGE:CXX>:-Wconversion -Wsign-conversion -Wold-style-cast -Wdouble-promotion -Wnon-virtual-dtor -Woverloaded-virtual>
  # The last two are false alarms of g++ 12 on std::string at -O3.
  $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:GNU>>:-Wduplicated-cond -Wlogical-op
    -Wno-restrict -Wno-maybe-uninitialized>
  $<$<BOOL:${FIREBREAK_WERROR}>:-Werror>)
if(FIREBREAK_SANITIZE)
  target_compile_options(firebreak_flags INTERFACE -fsanitize=${FIREBREAK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(firebreak_flags INTERFACE -fsanitize=${FIREBREAK_SANITIZE})
endif()
