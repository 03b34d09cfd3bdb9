using Microsoft.AspNetCore.Diagnostics;

namespace Doingoai.Portal.Platform.Errors;

/// <summary>A refused rule is 409 with its code and a sentence in the caller's language; anything else is a bug and stays one.</summary>
internal sealed class RuleExceptionHandler(RuleTexts texts) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Problem(exception) is not { } problem) return false;

        await TypedResults.Problem(problem).ExecuteAsync(httpContext);
        return true;
    }

    private Microsoft.AspNetCore.Mvc.ProblemDetails? Problem(Exception exception) => exception switch
    {
        BadHttpRequestException bad => Describe(bad.StatusCode, new RuleException("platform.bad-request")),
        _ => Refusal.Of(exception) is { } rule ? Describe(StatusCodes.Status409Conflict, rule) : null,
    };

    private Microsoft.AspNetCore.Mvc.ProblemDetails Describe(int status, RuleException rule) =>
        new() { Status = status, Title = rule.Code, Detail = texts.Sentence(rule), Extensions = { ["code"] = rule.Code } };
}
