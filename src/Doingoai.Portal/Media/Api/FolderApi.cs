using System.ComponentModel.DataAnnotations;
using Doingoai.Portal.Media.Folders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Media.Api;

/// <summary>Folders of the library.</summary>
internal static class FolderApi
{
    public static void MapFolders(this RouteGroupBuilder media)
    {
        var folders = media.MapGroup("/folders");
        folders.MapGet("", async (ArrangeFolders arrange, CancellationToken cancel) => TypedResults.Ok((await arrange.AllAsync(cancel)).Select(FolderAnswer.Of)));
        folders.MapPost("", CreateAsync);
        folders.MapPut("/{id:guid}", ChangeAsync);
        folders.MapDelete("/{id:guid}", RemoveAsync);
        media.MapPost("/move", MoveAsync);
    }

    private static async Task<Ok<FolderAnswer>> CreateAsync(FolderRequest request, ArrangeFolders folders, CancellationToken cancel) =>
        TypedResults.Ok(FolderAnswer.Of(await folders.CreateAsync(request.Name, request.Parent, cancel)));

    private static async Task<Results<Ok<FolderAnswer>, NotFound>> ChangeAsync(Guid id, FolderRequest request, ArrangeFolders folders, CancellationToken cancel) =>
        await folders.ChangeAsync(id, request.Name, request.Parent, cancel) is { } folder ? TypedResults.Ok(FolderAnswer.Of(folder)) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(Guid id, ArrangeFolders folders, CancellationToken cancel) =>
        await folders.RemoveAsync(id, cancel) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<NoContent> MoveAsync(MoveMediaRequest request, ArrangeFolders folders, CancellationToken cancel)
    {
        await folders.MoveAsync([.. request.Assets], request.Folder, cancel);
        return TypedResults.NoContent();
    }
}

/// <summary>A folder's name and the one it lies in.</summary>
public sealed record FolderRequest([property: Required, StringLength(MediaFolder.LongestName)] string Name, Guid? Parent = null);

/// <summary>Assets, and the folder they go to; none = the top.</summary>
public sealed record MoveMediaRequest([property: Required, Length(1, 500)] IReadOnlyList<string> Assets, Guid? Folder = null);

/// <summary>A folder as the API tells it.</summary>
public sealed record FolderAnswer(Guid Id, string Name, Guid? Parent)
{
    internal static FolderAnswer Of(MediaFolder folder) => new(folder.Id, folder.Name, folder.ParentId);
}
