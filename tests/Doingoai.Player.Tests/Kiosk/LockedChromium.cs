using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>A Chromium that finds the kiosk's policy where a kiosk has it, in a mount namespace of its own: no other browser on this machine does.</summary>
internal static class LockedChromium
{
    /// <summary>The program to name as the kiosk's browser.</summary>
    public static string In(string folder, string more = "", bool isLocked = true)
    {
        var policy = Path.Combine(AppContext.BaseDirectory, "chromium-policy.json");
        var place = !isLocked ? "true" : "mount -t tmpfs none /etc/chromium && mkdir -p /etc/chromium/policies/managed && cp \"$0\" /etc/chromium/policies/managed/doingoai-player.json";
        var path = Path.Combine(folder, "locked-chromium");
        AScript.Write(path, $"#!/bin/sh\nexec unshare --mount sh -c '{place} && exec /usr/bin/chromium \"$@\"' '{policy}' {more} \"$@\"\n");
        return path;
    }
}
