using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Sign-in for programs: the cookie and the token that every change must carry in <see cref="CsrfGuard.Header"/>.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/v1/session").WithTags("Session");
        session.MapGet("", ShowAsync).AllowAnonymous();
        session.MapPost("", SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        session.MapDelete("", SignOutAsync).RequireAuthorization();
    }

    private static async Task<Ok<SessionAnswer>> ShowAsync(HttpContext context, Access access, IAntiforgery antiforgery, CancellationToken cancel) =>
        TypedResults.Ok(await AnswerAsync(context, access, antiforgery, cancel));

    private static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> SignInAsync(
        SignInRequest request, HttpContext context, SignIn signIn, SignInManager<User> manager, Access access, IAntiforgery antiforgery, CancellationToken cancel)
    {
        if (await signIn.RunAsync(request.User, request.Password) is not { } user)
            return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "session.refused");

        context.User = await manager.CreateUserPrincipalAsync(user); // the token is bound to the person, who is only now known
        return TypedResults.Ok(await AnswerAsync(context, access, antiforgery, cancel));
    }

    private static async Task<NoContent> SignOutAsync(SignInManager<User> manager)
    {
        await manager.SignOutAsync();
        return TypedResults.NoContent();
    }

    private static async Task<SessionAnswer> AnswerAsync(HttpContext context, Access access, IAntiforgery antiforgery, CancellationToken cancel)
    {
        var person = context.User.ToPerson();
        var permissions = person is null ? [] : await access.AllAsync(person.Id, cancel);
        return new(person?.Id, person?.Name, permissions, antiforgery.GetAndStoreTokens(context).RequestToken!);
    }
}

/// <summary>Who to sign in.</summary>
public sealed record SignInRequest([property: Required, StringLength(256)] string User, [property: Required, StringLength(256)] string Password);

/// <summary>Who is signed in (nobody: no person) and the token for <c>X-CSRF</c>.</summary>
public sealed record SessionAnswer(Guid? Person, string? Name, IReadOnlyList<Permission> Permissions, string Csrf);
