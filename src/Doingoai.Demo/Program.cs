using Doingoai.Demo;

// Starts the portal with sample content and one real player per cluster, enrols them by the real path and prints where to look.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
using var term = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});

var folder = Path.Combine(Path.GetTempPath(), $"doingoai-demo-{Environment.ProcessId}");
try
{
    Console.WriteLine("Starting the portal …");
    await using var network = await DemoNetwork.StartAsync(folder, new Dictionary<string, string>(), stop.Token);
    using var technician = await network.SignInAsync("technician", stop.Token);
    var screens = await DemoScreens.StartAsync(network, technician, stop.Token);
    Console.WriteLine(Announcement.Of(network, screens));
    await network.Portal.ExitAsync(stop.Token);
    Console.Error.WriteLine($"The portal has ended. {network.Portal.Tail()}");
    return 1;
}
catch (OperationCanceledException)
{
    return 0;
}
catch (Exception error) when (error is InvalidOperationException or TimeoutException or HttpRequestException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
finally
{
    if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
}
