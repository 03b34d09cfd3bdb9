using System.ComponentModel.DataAnnotations;
using Doingoai.Portal.Content.Api;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Doingoai.Portal.Content.Buffers;

/// <summary>The editor sends here what is being typed, beside its circuit: a circuit can be lost with everything in it.</summary>
internal static class BufferApi
{
    private const int LargestBody = 8 * 1024 * 1024;

    public static void MapBufferApi(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/v1/drafts/{key}", KeepAsync).WithTags("Content").RequireAuthorization(Policies.WriteContent).WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    private static async Task<Results<NoContent, NotFound>> KeepAsync(string key, KeepDraftRequest request, KeepDraft keep, ICurrentPerson current, CancellationToken cancel) =>
        await keep.RunAsync(key, request.Texts, request.Basis ?? new Dictionary<string, string?>(), await current.DemandAsync(), cancel)
            ? TypedResults.NoContent()
            : TypedResults.NotFound();
}

/// <summary>What is being typed.</summary>
/// <param name="Texts">By the name of the box, such as <c>title-vi</c>.</param>
/// <param name="Basis">By language (or "shared"), the version that stood on the screen.</param>
public sealed record KeepDraftRequest(
    [property: Required, MaxLength(200)] IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, string?>? Basis = null);
