using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>
/// A form whose token is not the reader's own goes no further: 400. The framework only notes what it found and leaves it to
/// each reader of the form, which by then could do no better than fail. It happens to honest people too, who signed in anew in
/// another tab: a browser gets a page that says so.
/// </summary>
internal sealed class FormGuard(RequestDelegate next)
{
    private const string Home = "/admin";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        return context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html")
            ? new RazorComponentResult<StaleFormPage>(new { Back = Back(context.Request) }) { StatusCode = StatusCodes.Status400BadRequest }.ExecuteAsync(context)
            : TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: CsrfGuard.Code).ExecuteAsync(context);
    }

    // The page of the form, if it is one of this portal.
    private static string Back(HttpRequest request) =>
        request.GetTypedHeaders().Referer is { } page && page.IsAbsoluteUri && page.GetLeftPart(UriPartial.Authority) == $"{request.Scheme}://{request.Host}" ? page.AbsoluteUri : Home;
}
