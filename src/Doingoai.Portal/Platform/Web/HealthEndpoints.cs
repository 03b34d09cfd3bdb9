using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Web;

/// <summary>/healthz: the process answers. /readyz: it can do its work (database and loops). Neither tells more than a word.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok")).AllowAnonymous();
        routes.MapGet("/readyz", ReadyAsync).AllowAnonymous();
    }

    private static async Task<JsonHttpResult<Readiness>> ReadyAsync(IDbContextFactory<PortalDb> dbs, LoopHealth loops, TimeProvider time, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var database = await db.Database.CanConnectAsync(cancel);
        var answer = new Readiness(database, loops.Reports.ToDictionary(report => report.Name, report => report.IsHealthy(time.GetUtcNow())));
        return TypedResults.Json(answer, statusCode: answer.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Loop name → healthy.</summary>
    internal sealed record Readiness(bool Database, IReadOnlyDictionary<string, bool> Loops)
    {
        public bool IsReady => Database && Loops.Values.All(healthy => healthy);
    }
}
