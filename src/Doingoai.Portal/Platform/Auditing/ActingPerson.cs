using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Platform.Auditing;

/// <summary>Everything a request does is done by whoever signed in for it; else by an unknown caller.</summary>
internal sealed class ActingPerson(RequestDelegate next, IActor actor)
{
    public static readonly Person Anonymous = new(Guid.Empty, "anonymous");

    public async Task InvokeAsync(HttpContext context)
    {
        using var acting = actor.Be(context.User.ToPerson() ?? Anonymous);
        await next(context);
    }
}
