# compiler/codegen: the only code that includes LLVM and lld headers.

find_package(OpenSSL REQUIRED)
find_package(LLVM 19.1 REQUIRED CONFIG HINTS /usr/lib/llvm-19/lib/cmake/llvm)
file(GLOB_RECURSE codegen_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/compiler/codegen/*.cpp)
if(codegen_sources)
  add_library(hjemmel_codegen STATIC ${codegen_sources})
  hjemmel_target(hjemmel_codegen 20)
  target_include_directories(hjemmel_codegen SYSTEM PRIVATE ${LLVM_INCLUDE_DIRS})
  target_compile_definitions(hjemmel_codegen PRIVATE ${LLVM_DEFINITIONS} HJEMMEL_VERSION="${PROJECT_VERSION}")
  find_library(LLD_ELF lldELF HINTS ${LLVM_LIBRARY_DIRS} REQUIRED)
  find_library(LLD_COMMON lldCommon HINTS ${LLVM_LIBRARY_DIRS} REQUIRED)
  find_package(ZLIB REQUIRED)  # the compressed sections that lld can write
  find_library(ZSTD zstd REQUIRED)
  target_link_libraries(hjemmel_codegen
    PUBLIC hjemmel_compiler PRIVATE ${LLD_ELF} ${LLD_COMMON} LLVM ZLIB::ZLIB ${ZSTD} OpenSSL::Crypto)
  target_link_directories(hjemmel_codegen PUBLIC ${LLVM_LIBRARY_DIRS})
else()
  add_library(hjemmel_codegen INTERFACE)
endif()
