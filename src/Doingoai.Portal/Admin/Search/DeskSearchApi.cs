using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Admin.Search;

/// <summary>The top bar asks over plain HTTP: the box is never written into, and an answer need not wait for the circuit.</summary>
internal static class DeskSearchApi
{
    public static void MapDeskSearch(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/desk/search", FindAsync).RequireAuthorization(Policies.UseAdmin).WithTags("Admin");

    private static async Task<Results<Ok<IReadOnlyList<DeskHits>>, UnauthorizedHttpResult>> FindAsync(string? q, DeskSearch search, ICurrentPerson current, CancellationToken cancel) =>
        await current.GetAsync() is { } person ? TypedResults.Ok(await search.FindAsync(q, person, cancel)) : TypedResults.Unauthorized();
}
