namespace Doingoai.Player.Kiosk;

/// <summary>The command line: nothing that asks, updates, remembers, scales, phones home or shows an error.</summary>
internal static class BrowserArguments
{
    public static IReadOnlyList<string> For(KioskOptions options, string profile, bool isRoot)
    {
        List<string> arguments =
        [
            "--remote-debugging-pipe",
            $"--user-data-dir={profile}",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-domain-reliability",
            "--disable-extensions",
            "--disable-sync",
            "--disable-translate",
            "--disable-breakpad",
            "--disable-session-crashed-bubble",
            // No page is white before its first paint: where one takes the place of another, a background that was set for it comes too late.
            "--force-dark-mode",
            "--disable-features=Translate,MediaRouter,OptimizationHints,DialMediaRouteProvider,CalculateNativeWinOcclusion",
            "--disable-popup-blocking",
            "--disable-pinch",
            "--overscroll-history-navigation=0",
            "--noerrdialogs",
            "--password-store=basic",
            "--disk-cache-size=16777216",
            // A kiosk's pages are never in the background, whatever a window manager believes.
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--autoplay-policy=no-user-gesture-required",
            "--hide-scrollbars",
            // Approved pixels are shown as they are: no scaling, no colour management.
            "--force-device-scale-factor=1",
            "--force-color-profile=srgb",
        ];
        arguments.AddRange(options.IsHeadless ? ["--headless=new", "--window-size=1920,1080"] : ["--kiosk", "--start-fullscreen"]);
        if (isRoot && options.AllowRoot) arguments.Add("--no-sandbox");
        arguments.Add("about:blank");
        return arguments;
    }
}
