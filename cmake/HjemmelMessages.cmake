# runtime/explain/messages/*.txt ▸ one C++ file, so that the runtime needs no data files beside it. A translator edits the text files
# alone.
#
# Included while configuring it declares the build step; run as a script (cmake -DOUTPUT=… -DDATA=… -P) it is the build step.

if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB files ${DATA}/*.txt)
  list(SORT files)
  set(entries "")
  foreach(path IN LISTS files)
    get_filename_component(name ${path} NAME_WE)
    file(READ ${path} contents)
    string(APPEND entries "    {\"${name}\", R\"=msg=(${contents})=msg=\"},\n")
  endforeach()
  file(WRITE ${OUTPUT}
    "// Written by cmake/HjemmelMessages.cmake from runtime/explain/messages/.\n"
    "#include \"runtime/explain/explanation_messages.hpp\"\n\n"
    "namespace hjemmel::explain {\n\n"
    "namespace {\nconstexpr MessageFile files[] = {\n${entries}};\n}  // namespace\n\n"
    "std::span<const MessageFile> message_files() { return files; }\n\n"
    "}  // namespace hjemmel::explain\n")
else()
  set(message_data ${PROJECT_SOURCE_DIR}/runtime/explain/messages)
  set(message_source ${PROJECT_BINARY_DIR}/explain/message_files.cpp)
  file(GLOB message_files CONFIGURE_DEPENDS ${message_data}/*.txt)
  add_custom_command(
    OUTPUT ${message_source}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${message_source} -DDATA=${message_data} -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${message_files} ${CMAKE_CURRENT_LIST_FILE}
    COMMENT "Embedding the messages of runtime/explain/messages")
  target_sources(hjemmel_runtime_objects PRIVATE ${message_source})
endif()
