# grammar/Hjemmel.g4 ▸ a parser in C++. The generated files alone are compiled without char8_t: the ANTLR 4.7 tool writes
# u8"…" literals as char.

set(grammar_file ${PROJECT_SOURCE_DIR}/grammar/Hjemmel.g4)
if(EXISTS ${grammar_file})
  find_program(ANTLR4_TOOL antlr4 REQUIRED)
  find_path(ANTLR4_INCLUDE antlr4-runtime.h PATH_SUFFIXES antlr4-runtime REQUIRED)
  find_library(ANTLR4_LIBRARY antlr4-runtime REQUIRED)
  set(generated ${PROJECT_BINARY_DIR}/grammar)
  set(generated_sources ${generated}/HjemmelLexer.cpp ${generated}/HjemmelParser.cpp)
  add_custom_command(
    OUTPUT ${generated_sources} ${generated}/HjemmelLexer.h ${generated}/HjemmelParser.h
    COMMAND ${ANTLR4_TOOL} -Dlanguage=Cpp -package hjemmel::grammar -no-listener -no-visitor
            -o ${generated} ${grammar_file}
    DEPENDS ${grammar_file}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/grammar
    COMMENT "Generating the parser from grammar/Hjemmel.g4")
  add_library(hjemmel_grammar OBJECT ${generated_sources})
  target_include_directories(hjemmel_grammar SYSTEM PUBLIC ${generated} ${ANTLR4_INCLUDE})
  target_compile_features(hjemmel_grammar PUBLIC cxx_std_20)
  target_compile_options(hjemmel_grammar PRIVATE -fno-char8_t -w)
  target_link_libraries(hjemmel_compiler PRIVATE hjemmel_grammar ${ANTLR4_LIBRARY})
endif()
