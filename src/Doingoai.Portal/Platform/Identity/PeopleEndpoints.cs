using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Accounts and roles for programs; the people page calls the same verbs.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/api/v1/people").RequireAuthorization(Policies.ManagePeople).WithTags("People");
        people.MapGet("", ListAsync);
        people.MapPost("", OpenAsync);
        people.MapPut("/{person:guid}/roles", ChangeRolesAsync);
        people.MapPut("/{person:guid}/password", SetPasswordAsync);
        people.MapPost("/{person:guid}/close", CloseAsync);
        people.MapPost("/{person:guid}/reopen", ReopenAsync);
    }

    private static async Task<Ok<IReadOnlyList<PersonLine>>> ListAsync(PeopleList people, CancellationToken cancel) => TypedResults.Ok(await people.AllAsync(cancel));

    private static async Task<Ok<AccountAnswer>> OpenAsync(OpenAccountRequest request, OpenAccount open, CancellationToken cancel) =>
        TypedResults.Ok(new AccountAnswer(await open.RunAsync(request, cancel)));

    private static async Task<Results<NoContent, NotFound>> ChangeRolesAsync(Guid person, RolesRequest request, ChangeRoles change, CancellationToken cancel) =>
        Answer(await change.RunAsync(person, request.Roles, cancel));

    private static async Task<Results<NoContent, NotFound>> SetPasswordAsync(Guid person, PasswordRequest request, SetPassword set) =>
        Answer(await set.RunAsync(person, request.Password));

    private static async Task<Results<NoContent, NotFound>> CloseAsync(Guid person, Person by, CloseAccount close, CancellationToken cancel) =>
        Answer(await close.RunAsync(person, by, cancel));

    private static async Task<Results<NoContent, NotFound>> ReopenAsync(Guid person, CloseAccount close) => Answer(await close.ReopenAsync(person));

    private static Results<NoContent, NotFound> Answer(bool found) => found ? TypedResults.NoContent() : TypedResults.NotFound();
}

/// <summary>The roles a person is to have, everywhere.</summary>
public sealed record RolesRequest([property: Required, MaxLength(10)] IReadOnlyList<Role> Roles);

/// <summary>A new password.</summary>
public sealed record PasswordRequest([property: Required, StringLength(256)] string Password);

/// <summary>The account that was opened.</summary>
public sealed record AccountAnswer(Guid Person);
