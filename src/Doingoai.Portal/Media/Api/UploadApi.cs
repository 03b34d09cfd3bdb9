using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Doingoai.Portal.Media.Api;

/// <summary>
/// Large files in pieces: POST opens (or finds what was interrupted), PUT ?offset= adds a piece, GET says how far it is,
/// POST /finish checks the hash and takes the file in, DELETE gives it up.
/// </summary>
internal static class UploadApi
{
    private const string PieceHash = "X-Piece-SHA256";

    public static void MapUploads(this RouteGroupBuilder media)
    {
        var uploads = media.MapGroup("/uploads");
        uploads.MapPost("", BeginAsync);
        uploads.MapGet("/{id:guid}", ShowAsync);
        uploads.MapPut("/{id:guid}", ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(UploadHash.Piece + 1));
        uploads.MapPost("/{id:guid}/finish", FinishAsync);
        uploads.MapDelete("/{id:guid}", EndAsync);
    }

    private static async Task<Ok<UploadAnswer>> BeginAsync(BeginUploadRequest request, BeginUpload begin, ICurrentPerson current, UploadRoom room, CancellationToken cancel) =>
        Answer(await begin.RunAsync(request.ToPlan(), await PersonAsync(current), cancel), room);

    private static async Task<Results<Ok<UploadAnswer>, NotFound>> ShowAsync(Guid id, OpenUploads uploads, ICurrentPerson current, UploadRoom room, CancellationToken cancel) =>
        await uploads.FindAsync(id, await PersonAsync(current), cancel) is { } upload ? Answer(upload, room) : TypedResults.NotFound();

    private static async Task<Results<Ok<UploadAnswer>, NotFound>> ReceiveAsync(
        Guid id, long offset, HttpRequest request, ReceivePiece receive, OpenUploads uploads, ICurrentPerson current, UploadRoom room, CancellationToken cancel)
    {
        if (await uploads.FindAsync(id, await PersonAsync(current), cancel) is not { } upload) return TypedResults.NotFound();
        await receive.RunAsync(upload, offset, request.Headers[PieceHash].FirstOrDefault(), request.Body, cancel);
        return Answer(upload, room);
    }

    private static async Task<Results<Ok<UploadEndAnswer>, NotFound>> FinishAsync(
        Guid id, FinishUploadRequest request, FinishUpload finish, OpenUploads uploads, ICurrentPerson current, CancellationToken cancel) =>
        await uploads.FindAsync(id, await PersonAsync(current), cancel) is { } upload
            ? TypedResults.Ok(UploadEndAnswer.Of(await finish.RunAsync(upload, request.Pieces, cancel)))
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> EndAsync(Guid id, OpenUploads uploads, UploadRoom room, ICurrentPerson current, CancellationToken cancel)
    {
        if (await uploads.FindAsync(id, await PersonAsync(current), cancel) is not { } upload) return TypedResults.NotFound();
        using var place = room.Enter(upload.Id);
        await uploads.EndAsync(upload.Id, cancel);
        return TypedResults.NoContent();
    }

    private static Ok<UploadAnswer> Answer(UploadSession upload, UploadRoom room) => TypedResults.Ok(new UploadAnswer(upload.Id, room.Offset(upload.Id), upload.Size, UploadHash.Piece));

    private static async Task<Person> PersonAsync(ICurrentPerson current) =>
        await current.GetAsync() ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
}
