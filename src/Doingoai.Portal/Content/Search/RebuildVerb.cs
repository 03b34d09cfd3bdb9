using System.Globalization;
using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Content.Search;

/// <summary><c>-- search rebuild</c>: for an index that is damaged or in doubt. The portal may go on serving meanwhile.</summary>
internal sealed class RebuildVerb : ICommandVerb
{
    public string Name => "search rebuild";

    public async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (args.Length > 0) throw new StartRefused("search rebuild takes no further words.");

        var documents = await services.GetRequiredService<RebuildIndex>().RunAsync(default);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The search index was made anew: {documents} documents."));
        return 0;
    }
}
