#include "runtime/request/xpath_syntax.hpp"

#include <libxml/xpath.h>

#include <memory>
#include <string>

namespace hjemmel {
namespace {

struct FreeContext {
  void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
};
struct FreeExpression {
  void operator()(xmlXPathCompExpr* expression) const { xmlXPathFreeCompExpr(expression); }
};

void stay_silent(void*, xmlErrorPtr) {}

}  // namespace

bool is_xpath(std::string_view path) {
  const std::unique_ptr<xmlXPathContext, FreeContext> context(xmlXPathNewContext(nullptr));
  if (!context) return false;
  context->error = stay_silent;
  const std::string text(path);
  const std::unique_ptr<xmlXPathCompExpr, FreeExpression> expression(
      xmlXPathCtxtCompile(context.get(), reinterpret_cast<const xmlChar*>(text.c_str())));
  return expression != nullptr;
}

}  // namespace hjemmel
