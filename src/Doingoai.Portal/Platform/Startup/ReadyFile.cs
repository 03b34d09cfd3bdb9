using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Platform.Startup;

/// <summary>Tells tests and the demo which ports were taken. Appears complete or not at all.</summary>
internal sealed class ReadyFile(IOptions<PortalOptions> options, HttpEndpoints http, IEnumerable<ReadyPart> parts, IServiceProvider services)
{
    public async Task WriteAsync(CancellationToken cancel)
    {
        if (options.Value.ReadyFile is not { Length: > 0 } file) return;

        var content = new Dictionary<string, object> { ["addresses"] = http.Addresses() };
        foreach (var part in parts)
            if (part.Value(services) is { } value) content[part.Name] = value;

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using (var stream = PrivateFile.Create(file + ".new"))
            await JsonSerializer.SerializeAsync(stream, content, cancellationToken: cancel);
        File.Move(file + ".new", file, overwrite: true);
    }
}
