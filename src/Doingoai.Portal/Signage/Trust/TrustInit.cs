using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Signage.Trust;

/// <summary><c>-- trust init [folder]</c>: makes root, portal key and roster; the root's private half goes into the folder, best on a medium that leaves with it.</summary>
internal sealed class TrustInit : ICommandVerb
{
    public string Name => "trust init";

    public async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var rootFolder = args is [var folder, ..] ? Path.GetFullPath(folder) : null;
        if (rootFolder is not null && !Directory.Exists(rootFolder)) throw new StartRefused($"There is no folder {rootFolder} for the root key.");

        var setup = services.GetRequiredService<TrustSetup>();
        NewTrust.Make(setup.Folder, rootFolder, services.GetRequiredService<TimeProvider>().GetUtcNow());
        await Console.Out.WriteLineAsync($"Trust made in {setup.Folder.Path}.");
        await Console.Out.WriteLineAsync(rootFolder is null
            ? $"The root key is {setup.Folder.RootFile}: move it to a medium in a safe and delete it here."
            : $"The root key is in {rootFolder} and nowhere else: keep that medium in a safe.");
        return 0;
    }
}
