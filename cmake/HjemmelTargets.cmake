# What every target of the project shares: warnings, sanitizers, cache and linker, and include paths from the root.

include(GNUInstallDirs)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(HJEMMEL_CCACHE ccache)
if(HJEMMEL_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${HJEMMEL_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_C_COMPILER_LAUNCHER})
endif()
find_program(HJEMMEL_MOLD mold)
if(HJEMMEL_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(HJEMMEL_SANITIZE)
  add_compile_options(-fsanitize=${HJEMMEL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${HJEMMEL_SANITIZE})
endif()

# GCC 12 sees overlapping copies in `"text" + std::string` once it inlines (its bug 105651): no warning that helps anyone.
set(HJEMMEL_FALSE_ALARMS "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  set(HJEMMEL_FALSE_ALARMS -Wno-restrict)
endif()

# hjemmel_target(NAME STANDARD): warnings, the language version, and `#include "runtime/…"` from the root.
function(hjemmel_target name standard)
  target_compile_features(${name} PUBLIC cxx_std_${standard})
  target_include_directories(${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
  target_compile_options(${name} PRIVATE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wimplicit-fallthrough ${HJEMMEL_FALSE_ALARMS}>
    $<$<COMPILE_LANGUAGE:C>:-Wall -Wextra -Wpedantic>
    $<$<BOOL:${HJEMMEL_WERROR}>:-Werror>)
endfunction()
