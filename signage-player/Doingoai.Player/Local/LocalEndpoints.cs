using Doingoai.Player.Playback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Doingoai.Player.Local;

/// <summary>Everything the local server answers.</summary>
internal static class LocalEndpoints
{
    public static void UseLocal(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<LocalGate>();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(5), KeepAliveTimeout = TimeSpan.FromSeconds(10) });
        app.Use(next => context => gate.GuardAsync(context, next));
        app.UseRouting();
        app.MapGet("/", (RendererFiles files) => ContentOf(files.Page));
        app.MapGet("/renderer/{**name}", Renderer);
        app.MapMethods("/media/{sha256:length(64)}", [HttpMethods.Get, HttpMethods.Head], Media);
        app.Map("/ws", (HttpContext context, PageSocket socket) => socket.RunAsync(context));
    }

    private static Results<FileContentHttpResult, NotFound> Renderer(string name, RendererFiles files) =>
        files.Find(name) is { } file ? ContentOf(file) : TypedResults.NotFound();

    private static FileContentHttpResult ContentOf(RendererFile file) => TypedResults.File(file.Bytes, file.ContentType);

    private static Results<PhysicalFileHttpResult, NotFound> Media(string sha256, HttpContext context, IMediaFiles files, LocalRendererPort port)
    {
        if (!sha256.All(char.IsAsciiHexDigitLower) || files.PathOf(sha256) is not { } path || !File.Exists(path)) return TypedResults.NotFound();

        // The address names the bytes: it never means anything else.
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.PhysicalFile(
            Path.GetFullPath(path),
            port.ContentTypeOf(context.Request.Path.Value!) ?? "application/octet-stream",
            entityTag: new EntityTagHeaderValue($"\"{sha256}\""),
            enableRangeProcessing: true);
    }
}
