namespace Doingoai.FleetSimulator.Hostile;

/// <summary>A technician who keeps the board open all the while: what it answers, how late, and how much memory the portal takes.</summary>
internal sealed class Probe(HttpClient technician, int portal)
{
    private readonly List<double> _ms = [];

    public int Failures { get; private set; }

    public IReadOnlyList<double> Ms => _ms;

    /// <summary>Largest resident size seen, MB.</summary>
    public double PeakMb { get; private set; }

    public static double ResidentMb(int process) =>
        long.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024.0;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var began = TimeProvider.System.GetTimestamp();
            try
            {
                using var answer = await technician.GetAsync("/board", stop);
                if (!answer.IsSuccessStatusCode) Failures++;
                await answer.Content.ReadAsByteArrayAsync(stop);
                _ms.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
                PeakMb = Math.Max(PeakMb, ResidentMb(portal));
                await Task.Delay(100, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (HttpRequestException)
            {
                Failures++;
            }
        }
    }
}
