using System.Security.Cryptography;
using Doingoai.Player;
using Doingoai.Player.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.FleetSimulator;

/// <summary>
/// A real agent as a process of its own, so that it can be killed: real store, sync and journal; what it would draw it says,
/// one JSON line each, with the hash of the bytes that lie on the disk.
/// </summary>
internal static class AgentHost
{
    /// <summary>The hidden word on the command line; then folder, portal's address, link and, if any, the broker's address.</summary>
    public const string Verb = "agent";

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new PlayerOptions { Folder = args[1], PortalAddress = new(args[2]), Link = args[3], MqttAddress = args.Length > 4 ? args[4] : null, Name = "agent" };
        PlayerAgent? agent = null;
        using var renderer = new TellingRenderer(Console.Out, sha256 => HashOf(agent!.Media.PathOf(sha256)));
        using (agent = PlayerAgentFactory.Create(options, renderer, TimeProvider.System, NullLoggerFactory.Instance))
            await agent.RunAsync(CancellationToken.None);
        return 0;
    }

    private static string? HashOf(string? path)
    {
        if (path is null) return null;
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            return null;
        }
    }
}
