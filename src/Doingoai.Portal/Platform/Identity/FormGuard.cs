using Microsoft.AspNetCore.Antiforgery;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>
/// A form whose token is not the reader's own goes no further: 400. The framework only notes what it found and leaves it to
/// each reader of the form, which by then could do no better than fail.
/// </summary>
internal sealed class FormGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
